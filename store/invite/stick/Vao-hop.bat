@echo off
rem Comes into the program on the secretary's machine, and comes back when the connection is lost.
rem What it says stands in the texts in ho-tro, where the machine may be in dia-chi.txt. This file holds ASCII only:
rem cmd loses its place in a script with other letters.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
title hoidong
pushd "%~dp0ho-tro" 2>nul
if errorlevel 1 (
	echo Thieu thu muc ho-tro. Chep lai ca thu muc Vao-hop.
	pause >nul
	exit /b 1
)
setlocal EnableDelayedExpansion
set "SYSTEM=%SystemRoot%\System32"
set "SSH=%SYSTEM%\OpenSSH\ssh.exe"
if not exist "!SSH!" set "SSH=ssh"
call "!SSH!" -V >nul 2>nul
if errorlevel 1 (
	type thieu-ssh.txt
	goto wait_and_fail
)
set "ERRORS=%TEMP%\hoidong-%RANDOM%%RANDOM%.txt"
set "LAST="
set "TRIES=1"
set "EMPTY=0"

:ask_member
type hoi-ma.txt
call :typed
if defined WORD (
	set "MEMBER=!WORD!"
	goto around
)
rem A window that is being closed answers nothing, again and again.
set /a EMPTY+=1
if !EMPTY! GEQ 20 goto fail
type ma-la.txt
goto ask_member

:around
set "RESULT="
set "STRANGER="
if defined LAST call :come "!LAST!"
for /f "usebackq tokens=1" %%a in ("dia-chi.txt") do if not defined RESULT call :come "%%a"
if "!RESULT!"=="left" goto left
if "!RESULT!"=="refused" (
	type tu-choi.txt
	goto ask_member
)
if "!RESULT!"=="lost" (
	type mat-ket-noi.txt
	set "TRIES=10"
	call :pause_a_moment
	goto around
)
if defined STRANGER (
	type sai-may.txt
	goto wait_and_fail
)
set /a TRIES-=1
if !TRIES! GTR 0 (
	call :pause_a_moment
	goto around
)
type khong-thay.txt
call :typed
if defined WORD set "LAST=!WORD!"
goto around

:left
type da-ra.txt
del "!ERRORS!" 2>nul
pause >nul
popd
exit /b 0

:wait_and_fail
pause >nul
:fail
if defined ERRORS del "!ERRORS!" 2>nul
popd
exit /b 1

rem typed reads a word that is safe in a command line into WORD, which is not defined on anything else.
:typed
set "WORD="
set /p "WORD="
if not defined WORD exit /b
if "!WORD:~0,1!"=="-" set "WORD="
if not defined WORD exit /b
set "REST="
for /f "eol=- delims=0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._:-" %%x in ("!WORD!") do set "REST=%%x"
if defined REST set "WORD="
exit /b

rem come tries one address. It says in RESULT how that ended: left, refused or lost; nothing when it was not reached, or in
rem STRANGER that another machine is there.
:come
call "!SSH!" -F ssh_config -l "!MEMBER!" "%~1" 2>"!ERRORS!"
set "STATUS=%ERRORLEVEL%"
if "!STATUS!"=="0" (
	set "RESULT=left"
	exit /b
)
if not "!STATUS!"=="255" (
	rem It is the server's, which may have said why.
	"!SYSTEM!\find.exe" /v "Connection to " < "!ERRORS!"
	goto lost
)
call :said "Host key verification failed"
if defined SAID (
	set "STRANGER=yes"
	exit /b
)
call :said "Permission denied"
if not defined SAID call :said "Too many authentication failures"
if defined SAID (
	set "RESULT=refused"
	set "LAST=%~1"
	exit /b
)
call :said "ssh: "
if not defined SAID call :said "kex_exchange_identification"
if not defined SAID call :said "banner exchange"
if defined SAID exit /b
type man-hinh.txt
:lost
set "RESULT=lost"
set "LAST=%~1"
exit /b

rem said defines SAID when ssh said this.
:said
set "SAID="
"!SYSTEM!\find.exe" "%~1" "!ERRORS!" >nul 2>nul
if not errorlevel 1 set "SAID=yes"
exit /b

rem Without a console there is no timeout command.
:pause_a_moment
"!SYSTEM!\ping.exe" -n 3 127.0.0.1 >nul 2>nul
exit /b
