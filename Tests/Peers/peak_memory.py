# SPDX-License-Identifier: Apache-2.0
"""Runs a program and says how it ended and how much memory it held at most, in KiB: peak_memory.py PROGRAM [ARGUMENT …]"""

import json
import resource
import subprocess
import sys

status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
json.dump({"status": status, "kibibytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}, sys.stdout)
