# shellcheck shell=bash
# Every test project, run and summed up.

run_suites() {
  local passed=0 failed=0 project name dll results counters now wrong
  need_dotnet
  need_test_packages
  need_curl
  decide_feed
  say 'Building everything (Release) ...'
  build EngagementFlows.sln
  scratch=$(mktemp -d)
  trap 'rm -rf -- "$scratch"' EXIT
  while read -r -u 3 project; do
    name=$(basename -- "$project" .csproj)
    dll=$(dirname -- "$project")/bin/Release/net10.0/$name.dll
    results=$scratch/$name.trx
    say "$name ..."
    wrong=0
    if [[ -f $dll ]]; then
      dotnet test "$dll" --nologo --results-directory "$scratch" --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' || wrong=1
    else
      say "  was not built: add it to EngagementFlows.sln."
      wrong=1
    fi
    now=0
    if [[ -f $results ]]; then
      counters=$(grep -o '<Counters [^>]*>' "$results")
      passed=$((passed + $(counter passed)))
      now=$(($(counter failed) + $(counter error) + $(counter timeout) + $(counter aborted)))
    fi
    # A suite that fell over without naming a failed test has failed all the same.
    ((wrong == 1 && now == 0)) && now=1
    failed=$((failed + now))
  done 3< <(find tests -name '*.Tests.csproj' | sort)
  say "$passed passed, $failed failed"
  ((failed == 0 && passed > 0))
}

# Some tests of one suite, saying what they do: for what takes too long to be in every run.
run_tests() { # suite, filter
  need_dotnet
  need_azurite
  decide_feed
  say 'Building (Release) ...'
  build "tests/$1/$1.csproj"
  dotnet test "tests/$1/bin/Release/net10.0/$1.dll" --nologo --filter "$2" --logger 'console;verbosity=detailed'
}

counter() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
