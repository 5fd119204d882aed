# shellcheck shell=bash
# Whether this machine's package feed carries the real Azure packages. All of them or none: see Directory.Build.targets.

pins() { # "id version" a line
  sed -n '/Label="Polyfilled"/,/<\/ItemGroup>/s/.*Include="\([^"]*\)" Version="\([^"]*\)".*/\1 \2/p' Directory.Packages.props
}

feed_word() { [[ $1 == true ]] && printf 'polyfills' || printf 'real packages'; }

# Says which it is; asks the feed only when nothing is remembered for these pins, or when told to with --probe.
decide_feed() {
  local sum
  if [[ -n ${UsePolyfills:-} ]]; then
    say "feed: $(feed_word "$UsePolyfills") (UsePolyfills=$UsePolyfills in the environment)"
    return
  fi
  sum=$(pins | cksum | tr ' ' -)
  if [[ ${1:-} != --probe && -f $feed_file ]] && grep -q "pins $sum" "$feed_file"; then
    say "feed: $(sed -n 's/.*<!-- \(.*\); pins .*/\1/p' "$feed_file")"
    return
  fi
  probe_feed "$sum"
}

probe_feed() {
  local sum=$1 output missing found polyfills
  scratch=$(mktemp -d)
  # Away from the repository, whose Directory.Build files would swap the very packages that are asked for.
  {
    printf '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup><ItemGroup>\n'
    pins | while read -r id version; do printf '<PackageReference Include="%s" Version="[%s]" />\n' "$id" "$version"; done
    printf '</ItemGroup></Project>\n'
  } >"$scratch/Probe.csproj"
  if output=$(cd -- "$scratch" && dotnet restore Probe.csproj -v q -nologo -tl:off 2>&1); then
    polyfills=false found='real packages'
  else
    missing=$(sed -n "s/.*error NU110[123]: Unable to find package \([A-Za-z0-9._-]*[A-Za-z0-9]\).*/\1/p" <<<"$output" | sort -u)
    if [[ -z $missing ]]; then
      rm -rf -- "$scratch"
      printf '%s\n' "$output" | head -n 5 >&2
      die 'the package feed could not be asked (see above). Mend the feed, or set UsePolyfills=true or false in the environment.'
    fi
    polyfills=true
    found="polyfills ($(head -n 1 <<<"$missing") is missing"
    [[ $(wc -l <<<"$missing") -gt 1 ]] && found+=", and $(($(wc -l <<<"$missing") - 1)) more"
    found+=')'
  fi
  rm -rf -- "$scratch"
  printf '<Project>\n  <!-- %s; pins %s -->\n  <PropertyGroup>\n    <UsePolyfills>%s</UsePolyfills>\n  </PropertyGroup>\n</Project>\n' \
    "$found" "$sum" "$polyfills" >"$feed_file"
  say "feed: $found"
}
