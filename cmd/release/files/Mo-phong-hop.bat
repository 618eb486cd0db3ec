@echo off
rem Lets everybody come in from other machines, with the screens of the secretary in this window.
call "%~dp0Mo-hoi-dong.bat" serve
