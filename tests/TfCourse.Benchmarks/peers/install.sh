#!/usr/bin/env bash
# Installs the peers that `tfcourse bench steps --peers` compares with: Debian's PyTorch and NumPy, and OpenBLAS for both. Without it they
# multiply matrices by a reference library, ten times as slowly, and a comparison says nothing.
set -euo pipefail
command -v apt-get > /dev/null || { echo "this script needs Debian's apt-get; elsewhere install numpy and torch for python3" >&2; exit 1; }
become=; [ "$(id -u)" -eq 0 ] || become=sudo
$become apt-get update -qq
DEBIAN_FRONTEND=noninteractive $become apt-get install -y -qq --no-install-recommends python3-numpy python3-torch libopenblas0-pthread
/usr/bin/python3 -c 'import numpy, torch; print("numpy", numpy.__version__, "torch", torch.__version__)'
readlink -f "/usr/lib/$(uname -m)-linux-gnu/libblas.so.3"
