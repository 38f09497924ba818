#!/usr/bin/env bash
# Installs the peers that `tfcourse bench steps --peers` compares with: Debian's PyTorch and NumPy.
set -euo pipefail
command -v apt-get > /dev/null || { echo "this script needs Debian's apt-get; elsewhere install numpy and torch for python3" >&2; exit 1; }
become=; [ "$(id -u)" -eq 0 ] || become=sudo
$become apt-get update -qq
DEBIAN_FRONTEND=noninteractive $become apt-get install -y -qq --no-install-recommends python3-numpy python3-torch
/usr/bin/python3 -c 'import numpy, torch; print("numpy", numpy.__version__, "torch", torch.__version__)'
