# shellcheck shell=bash
# Azurite and the local host: started, watched and ended in the right order.

# Azurite's published development account; it opens nothing outside this machine.
account=devstoreaccount1
account_key='Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='

# What Azurite offers: tables alone, unless somebody wants all of it.
azurite_services=(table)

start_azurite() { # where it keeps its data
  local log=$data/azurite.log main=$azurite_main connection="DefaultEndpointsProtocol=http;AccountName=$account;AccountKey=$account_key;"
  local waited=0 service index ports=() arguments=()
  ((${#azurite_services[@]} > 1)) && main=$azurite_whole_main
  read -ra ports < <(free_ports "${#azurite_services[@]}")
  for index in "${!azurite_services[@]}"; do
    service=${azurite_services[index]}
    arguments+=("--${service}Host" 127.0.0.1 "--${service}Port" "${ports[index]}")
    connection+="${service^}Endpoint=http://127.0.0.1:${ports[index]}/$account;"
  done
  mkdir -p -- "$data"
  [[ $1 == --inMemoryPersistence ]] && log=$(mktemp)
  # Job control gives it a process group of its own: a terminal's Ctrl-C must reach the host first.
  set -m
  node "$main" "${arguments[@]}" --silent --skipApiVersionCheck --disableTelemetry "$@" </dev/null >"$log" 2>&1 &
  azurite_pid=$!
  set +m
  [[ -n $run_lock ]] && printf '%s\n' "$azurite_pid" >"$data/azurite.pid"
  for index in "${!ports[@]}"; do
    until listens "${ports[index]}"; do
      alive "$azurite_pid" && ((waited++ < 600)) || { cat -- "$log" >&2; die 'Azurite did not start; see above.'; }
      sleep 0.1
    done
  done
  [[ $1 == --inMemoryPersistence ]] && rm -f -- "$log"
  export AzureWebJobsStorage=$connection
}

free_ports() { # how many
  node -e '
    const net = require("net");
    const open = () => new Promise(done => { const server = net.createServer(); server.listen(0, "127.0.0.1", () => done(server)); });
    Promise.all(Array.from({ length: Number(process.argv[1]) }, open)).then(servers => {
      console.log(servers.map(server => server.address().port).join(" "));
      servers.forEach(server => server.close());
    });' "$1"
}

listens() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; } # port

run_host() {
  dotnet "$host_dll" "$@" &
  host_pid=$!
  [[ -n $run_lock ]] && printf '%s\n' "$host_pid" >"$data/host.pid"
  wait_for_host
}

wait_for_host() {
  local status=0
  wait "$host_pid" || status=$?
  host_pid=''
  exit "$status"
}

end_within() { # pid, signal, tenths of a second until it is killed
  local waited=0
  kill -s "$2" "$1" 2>/dev/null || true
  while alive "$1"; do
    if ((waited++ >= $3)); then
      kill -s KILL "$1" 2>/dev/null || true
      break
    fi
    sleep 0.1
  done
  wait "$1" 2>/dev/null || true
}

interrupted() { # exit status
  trap '' INT TERM HUP
  exit "$1"
}

# The host first, as it still writes; Azurite by SIGINT, as it loses its last writes otherwise.
stop_all() {
  local status=$?
  trap - EXIT
  trap '' INT TERM HUP
  alive "$host_pid" && end_within "$host_pid" TERM 45
  alive "$azurite_pid" && end_within "$azurite_pid" INT 30
  [[ -n $scratch ]] && rm -rf -- "$scratch"
  [[ -n $run_lock ]] && rm -f -- "$run_lock" "$data/azurite.pid" "$data/host.pid"
  exit "$status"
}

# One run at a time, since both would write the same data.
take_run_lock() {
  local other='' lock=$data/run.pid
  mkdir -p -- "$data"
  until (set -o noclobber; printf '%s\n' "$$" >"$lock") 2>/dev/null; do
    other=$(cat -- "$lock" 2>/dev/null || true)
    if alive "$other" && ps -o args= -p "$other" | grep -q flows; then
      die "./flows run is running already (process $other) with the data in $data. Stop it first, with Ctrl-C there or: kill $other"
    fi
    rm -f -- "$lock"
  done
  run_lock=$lock
  end_leftover "$data/host.pid" TERM "$host_dll"
  end_leftover "$data/azurite.pid" INT "$data/azurite"
}

# What a run that was itself killed left behind would hold the port and write the same files.
end_leftover() { # file with its pid, signal, what its command line names
  local pid
  pid=$(cat -- "$1" 2>/dev/null || true)
  if alive "$pid" && ps -o args= -p "$pid" | grep -qF -- "$3"; then
    say "Ending process $pid, which a killed run left behind ..."
    end_within "$pid" "$2" 50
  fi
  rm -f -- "$1"
}
