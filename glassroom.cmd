@echo off
rem Starts Glassroom on Windows: finds a JDK, builds what is missing or older than its sources, and runs it.
rem The file glassroom beside this one is the same for Linux and macOS, and explains more.
setlocal EnableExtensions DisableDelayedExpansion
set "OLDEST=25"
set "ROOT=%~dp0"
set "APPS=%ROOT%client-fx\target\app"
set "CURRENT=%APPS%\current"

set "COMMAND=desktop"
:word
if "%~1"=="" goto named
set "WORD=%~1"
shift /1
if "%WORD%"=="--debug" goto word
if not "%WORD:~0,1%"=="-" set "COMMAND=%WORD%"
if "%WORD%"=="-h" set "COMMAND=help"
if "%WORD%"=="--help" set "COMMAND=help"
if "%WORD%"=="-V" set "COMMAND=help"
if "%WORD%"=="--version" set "COMMAND=help"
:named

set "JDK="
if defined JAVA_HOME call :check "%JAVA_HOME%"
for /f "delims=" %%j in ('where javac 2^>nul') do for %%g in ("%%~dpj..") do call :check "%%~fg"
for %%v in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft" "OpenJDK") do (
  for /d %%g in ("%ProgramFiles%\%%~v\*") do call :check "%%~fg"
)
for /d %%g in ("%USERPROFILE%\.jdks\*") do call :check "%%~fg"
for /d %%g in ("%USERPROFILE%\scoop\apps\*jdk*") do call :check "%%~fg\current"
if not defined JDK (
  echo glassroom: needs JDK %OLDEST% or later and finds none: install one ^(https://adoptium.net/temurin/releases^) or set JAVA_HOME>&2
  exit /b 2
)
set "JAVA_HOME=%JDK%"

if not exist "%APPS%" mkdir "%APPS%"
if "%COMMAND%"=="test" goto test

call :is_stale
if errorlevel 1 call :build_alone
if errorlevel 1 exit /b 1
set /p APP=<"%CURRENT%"
set "APP=%APPS%\%APP%"

set "FLAGS=-XX:+UseCompactObjectHeaders --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
if "%COMMAND%"=="desktop" set FLAGS=%FLAGS% -XX:+UseG1GC -Xms64m -Xmx200m -XX:MaxTenuringThreshold=2 -XX:-ClassUnloadingWithConcurrentMark -XX:MetaspaceSize=64m --enable-native-access=javafx.graphics --module-path "%APP%\javafx" --add-modules javafx.controls
set "ARCHIVE="
for %%c in (desktop node cluster learn watch bots) do if "%COMMAND%"=="%%c" set "ARCHIVE=%APP%\%%c.jsa"
if defined ARCHIVE set FLAGS=%FLAGS% -Xlog:cds*=off -Xlog:aot*=off -XX:-PrintWarnings
if defined ARCHIVE if exist "%ARCHIVE%" set FLAGS=%FLAGS% "-XX:SharedArchiveFile=%ARCHIVE%"
if defined ARCHIVE if not exist "%ARCHIVE%" set FLAGS=%FLAGS% -XX:+RecordDynamicDumpInfo "-Dglassroom.archive=%ARCHIVE%"
"%JAVA_HOME%\bin\java.exe" %FLAGS% %GLASSROOM_JAVA_OPTS% "-Dglassroom.home=%ROOT%." -cp "%APP%\glassroom.jar" io.glassroom.server.node.Main %*
exit /b %ERRORLEVEL%

:test
for /f "tokens=1*" %%a in ("%*") do set "REST=%%b"
pushd "%ROOT%"
call mvnw.cmd -B verify --fail-at-end %REST%
set "CODE=%ERRORLEVEL%"
popd
if not "%CODE%"=="0" exit /b 1
exit /b 0

rem --- Sets JDK to the folder given if it holds a JDK that is new enough and none was found before.
:check
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "MAJOR=0"
for /f "tokens=2 delims==.-" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "MAJOR=%%v"
set "MAJOR=%MAJOR:"=%"
if %MAJOR% geq %OLDEST% set "JDK=%~1"
exit /b 0

rem --- Error level 1 if there is no build or a source is newer than the moment when the last one began.
:is_stale
if not exist "%CURRENT%" exit /b 1
pushd "%ROOT%"
powershell -NoProfile -Command "$began = (Get-Item $env:CURRENT).LastWriteTimeUtc; $sources = @(Get-Item pom.xml, *\pom.xml, *\*\pom.xml) + @(Get-ChildItem -Recurse .mvn, *\src\main, *\*\src\main, tutorials\lessons); exit [int][bool]($sources | Where-Object { $_.FullName -notlike '*\tutorials\workspace\*' -and $_.LastWriteTimeUtc -gt $began } | Select-Object -First 1)"
set "CODE=%ERRORLEVEL%"
popd
exit /b %CODE%

rem --- Builds while holding the lock, which is the lock file being open for writing; waits for it if need be.
:build_alone
set "ENTERED="
8>&2 2>nul ( 9>"%APPS%\lock" ( set "ENTERED=yes" & call :build 2>&8 ) )
if defined ENTERED exit /b %BUILT%
ping -n 2 127.0.0.1 >nul
goto build_alone

:build
set "BUILT=0"
call :is_stale
if not errorlevel 1 exit /b 0
echo glassroom: building; the first time fetches about 200 MB of libraries too>&2
set "NAME=build-%RANDOM%%RANDOM%"
>"%APPS%\%NAME%.current" echo %NAME%
pushd "%ROOT%"
call mvnw.cmd -B -q package -U -pl client-fx -am -Dmaven.test.skip=true "-Dapp.directory=%APPS%\%NAME%" 1>&2
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  del "%APPS%\%NAME%.current"
  echo glassroom: the build failed>&2
  set "BUILT=1"
  exit /b 1
)
move /y "%APPS%\%NAME%.current" "%CURRENT%" >nul
rem Folders of programs that still run cannot be removed here and go with a later build.
for /d %%g in ("%APPS%\build-*") do if not "%%~nxg"=="%NAME%" rmdir /s /q "%%g" 2>nul
exit /b 0
