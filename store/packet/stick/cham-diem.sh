#!/bin/sh
# Opens the packet with the first program in ho-tro that runs on this machine.
cd "$(dirname "$0")" || exit 1
for program in ho-tro/*; do
	case $program in
	*.exe | *.txt) continue ;;
	esac
	if "$program" version >/dev/null 2>&1; then
		exec "$program" --db goi-phieu.hoidong "$@"
	fi
done
cat ho-tro/thieu-chuong-trinh.txt
exit 1
