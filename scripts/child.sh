# How does a script start something and make sure that it is gone again? Source this, then: run_child [--own-group] CMD…
#   The status of CMD is in $child_status. A signal to the script is handed on to CMD; when CMD does not listen, it is ended.
#   --own-group: everything that CMD started is ended with it.
# shellcheck shell=bash

child='' child_target='' child_status=0 stopped_by=''

hand_on() { # SIGNAL: at a terminal Ctrl-C reaches CMD by itself, and twice would stop its cleaning up
  stopped_by=${stopped_by:-$1}
  if [ -n "$child" ] && ! { [ "$1" = INT ] && [ "$child_target" = "$child" ] && [ -t 0 ]; }; then
    kill -s "$1" -- "$child_target" 2>/dev/null || true
  fi
}

run_child() {
  local own=()
  if [ "$1" = --own-group ]; then
    own=(setsid)
    shift
  fi
  trap 'hand_on INT' INT
  trap 'hand_on TERM' TERM
  trap 'hand_on HUP' HUP
  # In the background, so that a signal is heard at once; bash lets such a command ignore Ctrl-C and read nothing: undone here.
  "${own[@]}" env --default-signal=INT,QUIT -- "$@" <&0 &
  child=$!
  child_target=$child
  if [ ${#own[@]} -gt 0 ]; then child_target=-$child; fi
  if [ -n "$stopped_by" ]; then hand_on "$stopped_by"; fi # it came before there was anyone to hand it to

  local patience=100 # tenths of a second between the signal and the end
  while :; do
    if wait "$child"; then child_status=0; else child_status=$?; fi
    kill -0 "$child" 2>/dev/null || break
    if [ -n "$stopped_by" ]; then
      while [ $patience -gt 0 ] && kill -0 "$child" 2>/dev/null; do
        patience=$((patience - 1))
        sleep 0.1 || true
      done
      kill -KILL -- "$child_target" 2>/dev/null || true
    fi
  done
  if [ ${#own[@]} -gt 0 ] && kill -TERM -- "$child_target" 2>/dev/null; then
    sleep 1 || true
    kill -KILL -- "$child_target" 2>/dev/null || true
  fi
  child=''
  # shellcheck disable=SC2034  # read by the script that sources this
  case $stopped_by in INT) child_status=130 ;; TERM) child_status=143 ;; HUP) child_status=129 ;; esac
}
