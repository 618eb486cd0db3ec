@echo off
rem Opens the shared screen in a second window, for a projector.
call "%~dp0Mo-hoi-dong.bat" board
