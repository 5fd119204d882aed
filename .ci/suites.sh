# shellcheck shell=bash
# Every test project, run and summed up.

run_suites() {
  local passed=0 failed=0 project name counters now
  need_dotnet
  need_test_packages
  need_curl
  need_chromium
  say 'Building everything (Release) ...'
  # One compiler for all projects, ended with the build: it took 2:16 minutes, and 2:48 with a compiler for each.
  trap end_compiler EXIT
  UseSharedCompilation=true build EngagementFlows.sln
  end_compiler
  # The host is among it: a test that calls ./flows must not build it again beside the others.
  touch "$root/$host_project/obj/flows.stamp"
  # Counting calls for a better compilation later does not pay in tests: without it the suites of journeys and privacy took 71 s, not 82.
  export DOTNET_TieredPGO=0
  scratch=$(mktemp -d)
  trap 'rm -rf -- "$scratch"' EXIT
  # Two at a time: they wait for storage as much as they compute.
  while read -r -u 3 project; do
    while (($(jobs -rp | wc -l) >= 2)); do wait -n || true; done
    name=$(basename -- "$project" .csproj)
    say "$name ..."
    run_suite "$project" "$name" >"$scratch/$name.log" 2>&1 3<&- &
  done 3< <(suites)
  wait
  while read -r -u 3 project; do
    name=$(basename -- "$project" .csproj)
    cat -- "$scratch/$name.log"
    now=0
    if [[ -f $scratch/$name.trx ]]; then
      counters=$(grep -o '<Counters [^>]*>' "$scratch/$name.trx")
      passed=$((passed + $(counter passed)))
      now=$(($(counter failed) + $(counter error) + $(counter timeout) + $(counter aborted)))
    fi
    # A suite that fell over without naming a failed test has failed all the same.
    [[ ! -f $scratch/$name.passed ]] && ((now == 0)) && now=1
    failed=$((failed + now))
  done 3< <(suites)
  say "$passed passed, $failed failed"
  ((failed == 0 && passed > 0))
}

# The longest first, so that none of them runs alone at the end; what is not named here comes after them.
longest=(EngagementFlows.Tests EngagementFlows.AsInAzure.Tests EngagementFlows.OpenApi.Tests EngagementFlows.Delivery.Tests EngagementFlows.Pages.Tests)

suites() {
  local name project
  for name in "${longest[@]}"; do printf '%s\n' "tests/$name/$name.csproj"; done
  while read -r project; do
    [[ " ${longest[*]} " == *" $(basename -- "$project" .csproj) "* ]] || printf '%s\n' "$project"
  done < <(find tests -name '*.Tests.csproj' | sort)
}

end_compiler() { dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true; }

run_suite() { # project, name
  local dll
  dll=$(dirname -- "$1")/bin/Release/net10.0/$2.dll
  if [[ ! -f $dll ]]; then
    say "$2 was not built: add it to EngagementFlows.sln."
  elif dotnet test "$dll" --nologo --results-directory "$scratch" --logger "trx;LogFileName=$2.trx" --logger 'console;verbosity=minimal'; then
    touch "$scratch/$2.passed"
  fi
}

# Some tests of one suite, saying what they do: for what takes too long to be in every run.
run_tests() { # suite, filter
  need_dotnet
  need_azurite
  say 'Building (Release) ...'
  build "tests/$1/$1.csproj"
  dotnet test "tests/$1/bin/Release/net10.0/$1.dll" --nologo --filter "$2" --logger 'console;verbosity=detailed'
}

# What one test measures and prints, which fails where it is over its limit.
print_figure() { # suite, filter, how the line begins
  local output
  output=$(dotnet test "tests/$1/bin/Release/net10.0/$1.dll" --nologo --filter "$2" --logger 'console;verbosity=detailed' 2>&1) || { printf '%s\n' "$output" >&2; die 'the figure could not be measured, or is over its limit; see above.'; }
  grep -F -- "$3" <<<"$output"
}

counter() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
