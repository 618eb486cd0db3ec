@echo off
rem Opens hoidong, or carries out the command it is given, in a window that stays open when something went wrong.
rem This file has Windows line endings; what follows chcp 65001 is UTF-8.
setlocal
chcp 65001 >nul
title Hội đồng
if not exist "%~dp0hoidong.exe" (
  echo.
  echo Không thấy hoidong.exe bên cạnh tệp này.
  echo Giải nén toàn bộ tệp .zip ra một thư mục, rồi bấm đúp Mo-hoi-dong.bat trong thư mục đó.
  echo.
  echo Nhấn một phím bất kỳ để đóng cửa sổ.
  pause >nul
  exit /b 1
)
mode con: cols=120 lines=30 >nul 2>&1
"%~dp0hoidong.exe" %*
if "%errorlevel%"=="0" exit /b 0
echo.
echo Chương trình đã dừng vì lý do nêu ở trên. Điểm đã lưu vẫn còn.
echo Tệp của Hội đồng nằm trong thư mục Documents\hoidong của máy này, không nằm trên USB.
echo Đóng cửa sổ rồi mở lại. Nếu vẫn không được, chụp ảnh cửa sổ này gửi cho người phụ trách.
echo.
echo Nhấn một phím bất kỳ để đóng cửa sổ.
pause >nul
exit /b 1
