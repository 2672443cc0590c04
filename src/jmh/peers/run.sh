#!/bin/bash
# Prints `peer workload samples_per_s=...` for NumPy, scikit-learn and PyTorch on this machine, one thread each, then for W4 two threads.
# What is not installed is left out, and said. On Debian: apt install python3-numpy python3-sklearn python3-torch
# usage: run.sh [W1 W2 W3 W4 W5 ...]      PYTHON=... for another Python
cd "$(dirname "$0")" || exit 1
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
python=${PYTHON:-/usr/bin/python3}
workloads=("$@")
[ ${#workloads[@]} -gt 0 ] || workloads=(W1 W2 W3 W4 W5)

failed=0
perform() { # peer module threads workload...
  local peer=$1 module=$2
  shift 2
  if ! "$python" -c "import $module" 2>/dev/null; then
    echo "# $peer is not installed for $python: left out"
  elif ! "$python" "${peer}_bench.py" "$@"; then
    echo "# $peer failed" >&2
    failed=1
  fi
}

if ! "$python" -c 'import sklearn' 2>/dev/null; then
  echo "# W1 and W3 take their data from scikit-learn, which is not installed for $python: left out"
  workloads=($(printf '%s\n' "${workloads[@]}" | grep -vE '^W[13]$'))
  [ ${#workloads[@]} -gt 0 ] || exit 0
fi
for peer in numpy:numpy sklearn:sklearn torch:torch; do
  perform "${peer%:*}" "${peer#*:}" 1 "${workloads[@]}"
done
if [[ " ${workloads[*]} " == *" W4 "* && $(nproc) -gt 1 ]]; then
  for peer in numpy:numpy torch:torch; do
    perform "${peer%:*}" "${peer#*:}" 2 W4
  done
fi
exit $failed
