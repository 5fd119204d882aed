# shellcheck shell=bash
# The app as Azure runs it: published, under Microsoft's Durable extension, on a whole Azurite.

worker_host_project=functions/EngagementFlows.WorkerHost
worker_host_dll=$root/$worker_host_project/bin/Release/net10.0/EngagementFlows.WorkerHost.dll

run_as_in_azure() { # the arguments of run, without --as-in-azure
  local port=7071 waited=0
  if [[ ${1:-} == --port && -n ${2:-} ]]; then port=$2; elif (($# > 0)); then die "run --as-in-azure takes --port N, and not: $*"; fi
  trap 'stop_all' EXIT
  trap 'interrupted 130' INT
  trap 'interrupted 143' TERM HUP
  # Data of its own, since two engines cannot share it; what a killed run left behind is found by its own program.
  data=$data/as-in-azure
  host_dll=$worker_host_dll
  take_run_lock
  need_dotnet
  need_azurite
  listens "$port" && die "Port $port is taken: stop what listens there (another ./flows run?) or choose another port with --port."
  publish_app
  azurite_services=(blob queue table)
  start_azurite --location "$data/azurite"
  settings_as_in_azure
  dotnet "$host_dll" --worker "$data/app" --port "$port" &
  host_pid=$!
  printf '%s\n' "$host_pid" >"$data/host.pid"
  until listens "$port"; do
    alive "$host_pid" && ((waited++ < 1200)) || die 'The host did not start; see above.'
    sleep 0.1
  done
  say "This is the published app under Microsoft's Durable extension, as Azure runs it: for trying and testing, not for real campaigns."
  # Beside this script, which hears a signal at once only while it waits.
  dotnet "$local_host_dll" load-sample --address "http://127.0.0.1:$port/" &
  wait "$!"
  wait_for_host
}

publish_app() {
  local stamp=$data/app.stamp
  build_host
  if [[ -f $stamp && -f $worker_host_dll ]] && ! changed_since "$stamp"; then
    return
  fi
  say 'Publishing (Release) ...'
  build "$worker_host_project"
  local output
  output=$(dotnet publish functions/EngagementFlows -c Release -o "$data/app" -v q -nologo -tl:off 2>&1) ||
    { printf '%s\n' "$output" >&2; die 'dotnet publish failed; see above.'; }
  touch "$stamp"
}

settings_as_in_azure() {
  # App Service says so where it signs people in; the sample is loaded by somebody who has signed in.
  export WEBSITE_AUTH_ENABLED=True
  [[ -n ${EngagementFlows__ContactKey:-} ]] && return
  # Contacts must be found again after a restart.
  [[ -f $data/contact.key ]] || (umask 077; head -c 32 /dev/urandom | base64 >"$data/contact.key")
  EngagementFlows__ContactKey=$(cat -- "$data/contact.key")
  export EngagementFlows__ContactKey
}
