@echo off
rem Starts Ghostlens on the first JDK 25 or newer that it finds: GHOSTLENS_JAVA, JAVA_HOME, or the java on the PATH.
setlocal
if defined GHOSTLENS_JAVA call :try "%GHOSTLENS_JAVA%\bin\java.exe" && goto run
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe" && goto run
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~$PATH:j" && goto run
echo Ghostlens needs JDK 25, which was not found; install it (winget install EclipseAdoptium.Temurin.25.JDK) or set GHOSTLENS_JAVA to its folder. 1>&2
exit /b 2

:run
"%java%" {{ghostlens.jvm}} -cp "%~dp0..\lib\*" ghostlens.app.Main %*
exit /b %errorlevel%

:try
if not exist "%~1" exit /b 1
set "java=%~1"
"%java%" --list-modules | findstr /r /c:"^java.base@2[5-9]" /c:"^java.base@[3-9][0-9]" >nul
exit /b %errorlevel%
