perf record -o /tmp/pb/perf.data taskset -c 1 $1 >/dev/null 2>&1; perf report -i /tmp/pb/perf.data --stdio 2>/dev/null | grep -v "^#" | head -25
