@echo off
rem Opens the packet with the first program in ho-tro that runs on this machine. What it says stands in ho-tro. This file
rem holds ASCII only: cmd loses its place in a script with other letters.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
title hoidong
pushd "%~dp0" 2>nul
if errorlevel 1 (
	echo Khong mo duoc thu muc nay. Chep ca thu muc vao may roi mo lai.
	pause >nul
	exit /b 1
)
set "PROGRAM="
for %%p in ("ho-tro\*.exe") do if not defined PROGRAM (
	"%%~p" version >nul 2>nul && set "PROGRAM=%%~p"
)
if not defined PROGRAM (
	type "ho-tro\thieu-chuong-trinh.txt"
	pause >nul
	popd
	exit /b 1
)
"%PROGRAM%" --db goi-phieu.hoidong
if errorlevel 1 pause >nul
popd
