#!/bin/sh
# Comes into the program on the secretary's machine, and comes back when the connection is lost.
# What it says stands in the texts in ho-tro, where the machine may be in dia-chi.txt.
cd "$(dirname "$0")/ho-tro" || exit 1

# ssh shows the letters of a question only where the language has them.
case ${LC_ALL:-${LC_CTYPE:-$LANG}} in
*[Uu][Tt][Ff]*) ;;
*)
	LC_ALL=C.UTF-8
	export LC_ALL
	;;
esac

errors=$(mktemp) || exit 1
trap 'rm -f "$errors"' EXIT
trap 'exit 130' HUP INT TERM

say() { cat "$1.txt"; }

# typed reads a word that is safe in a command line; fails on anything else.
typed() {
	read -r word || exit 1
	case $word in
	'' | -* | *[!0-9A-Za-z._:-]*) return 1 ;;
	esac
}

ask_member() {
	say hoi-ma
	until typed; do say ma-la && say hoi-ma; done
	member=$word
}

# restore takes back what a program that was cut off had asked of the terminal.
restore() {
	stty sane 2>/dev/null
	say man-hinh
}

# come tries one address. It says in result how that ended: left, refused, stranger, unreachable or lost.
come() {
	ssh -F ssh_config -l "$member" "$1" 2>"$errors"
	status=$?
	[ "$status" -eq 0 ] && result=left && return
	if [ "$status" -ne 255 ]; then
		# It is the server's, which may have said why.
		grep -v '^Connection to ' "$errors"
		result=lost
	elif grep -q 'Host key verification failed' "$errors"; then
		result=stranger
	elif grep -q -e 'Permission denied' -e 'Too many authentication failures' "$errors"; then
		result=refused
	elif grep -q -e '^ssh: ' -e '^kex_exchange_identification' -e 'banner exchange' "$errors"; then
		result=unreachable
	else
		restore
		result=lost
	fi
}

# around tries the address that worked last, and then all others, until one is reached.
around() {
	stranger=
	while read -r address; do
		[ -n "$address" ] || continue
		# ssh reads from the terminal, not from the list.
		come "$address" <&3
		case $result in
		unreachable) ;;
		stranger) stranger=yes ;;
		*)
			last=$address
			return
			;;
		esac
	done <<-EOF
		$last
		$(grep -vxF -e "$last" dia-chi.txt)
	EOF
	result=${stranger:+stranger}
}

exec 3<&0
last=
tries=1
ask_member
while :; do
	around
	case $result in
	left)
		say da-ra
		read -r word
		exit 0
		;;
	refused)
		say tu-choi
		ask_member
		;;
	stranger)
		say sai-may
		read -r word
		exit 1
		;;
	lost)
		say mat-ket-noi
		tries=10
		sleep 2
		;;
	*)
		tries=$((tries - 1))
		if [ "$tries" -gt 0 ]; then
			sleep 2
		else
			say khong-thay
			typed && last=$word
		fi
		;;
	esac
done
