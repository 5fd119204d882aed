# shellcheck shell=bash
# What the project needs on the machine: the .NET SDK, node and npm, Azurite, and ical.js for the tests.

has_dotnet() { command -v dotnet >/dev/null && dotnet --version >/dev/null 2>&1; }
has_node() { command -v node >/dev/null && command -v npm >/dev/null; }
node_package_installed() { # name, version
  [[ -f $root/node_modules/$1/package.json ]] && grep -q "\"version\": \"$2\"" "$root/node_modules/$1/package.json"
}
azurite_installed() { [[ -f $azurite_main ]] && node_package_installed azurite "$azurite_version"; }
ical_js_installed() { node_package_installed ical.js "$ical_js_version"; }

dotnet_advice='Install the .NET 10 SDK. Debian has no package of its own: use Microsoft'"'"'s package repository (dotnet-sdk-10.0) or the install script, both at https://dotnet.microsoft.com/download/dotnet/10.0, and have dotnet on the PATH.'
node_advice='Install Node.js 18 or later with npm (Debian and Ubuntu: apt-get install -y nodejs npm).'

curl_advice='Install curl (Debian and Ubuntu: apt-get install -y curl); the examples of README.md use it, and a test runs them.'

chromium_advice='Install Chromium (Debian and Ubuntu: apt-get install -y chromium), or have google-chrome on the PATH; tests look at the pages with it.'

# The install script's own place is on no PATH by itself.
find_dotnet() {
  if ! command -v dotnet >/dev/null && [[ -x ${HOME:-}/.dotnet/dotnet ]]; then
    export DOTNET_ROOT=$HOME/.dotnet PATH=$HOME/.dotnet:$PATH
  fi
}

need_dotnet() {
  find_dotnet
  has_dotnet || die "the .NET 10 SDK is missing. $dotnet_advice"
}

need_node() {
  has_node && return
  if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    say 'Installing nodejs and npm ...'
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq nodejs npm >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq nodejs npm >/dev/null; } || true
  fi
  has_node || die "node or npm is missing. $node_advice"
}

need_curl() {
  command -v curl >/dev/null && return
  if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    say 'Installing curl ...'
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq curl >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq curl >/dev/null; } || true
  fi
  command -v curl >/dev/null || die "curl is missing. $curl_advice"
}

# The pages are looked at in a browser.
find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable; }

need_chromium() {
  find_chromium >/dev/null && return
  if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    say 'Installing chromium ...'
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq chromium >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || true
  fi
  find_chromium >/dev/null || die "chromium is missing. $chromium_advice"
}

need_azurite() {
  need_node
  azurite_installed && return
  install_node_packages "azurite@$azurite_version"
  azurite_installed || die "npm ran, but $azurite_main is not there."
}

# The tests have calendar files read by ical.js too.
need_test_packages() {
  need_node
  azurite_installed && ical_js_installed && return
  # Both in one step: npm removes what it finds and was not asked for.
  install_node_packages "azurite@$azurite_version" "ical.js@$ical_js_version"
  azurite_installed && ical_js_installed || die "npm ran, but azurite or ical.js is not in $root/node_modules."
}

install_node_packages() {
  say "Installing $* into node_modules ..."
  # --prefix: npm would otherwise settle in any folder above that has a package.json.
  npm install --prefix "$root" --no-save --no-package-lock --no-audit --no-fund --loglevel=error "$@" >&2 ||
    die "npm could not install $*; see above."
}

check() { # name, what was found or nothing, advice
  if [[ -n $2 ]]; then
    printf '%-8s %s\n' "$1" "$2"
  else
    printf '%-8s missing. %s\n' "$1" "$3"
    missing=1
  fi
}

doctor() {
  local missing=0 dotnet='' node='' npm='' azurite='' ical_js='' curl='' chromium=''
  find_dotnet
  has_dotnet && dotnet=$(dotnet --version)
  command -v node >/dev/null && node=$(node --version)
  command -v npm >/dev/null && npm=$(npm --version)
  command -v curl >/dev/null && curl=$(curl --version | awk 'NR == 1 { print $2 }')
  chromium=$(find_chromium || true)
  azurite_installed && azurite=$azurite_version
  ical_js_installed && ical_js=$ical_js_version
  check dotnet "$dotnet" "$dotnet_advice"
  check node "$node" "$node_advice"
  check npm "$npm" "$node_advice"
  check curl "$curl" "$curl_advice"
  check chromium "$chromium" "$chromium_advice"
  check azurite "$azurite" './flows demo installs it from npm.'
  check ical.js "$ical_js" './flows test installs it from npm.'
  return "$missing"
}
