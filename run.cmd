@echo off
rem Starts Saluran on Windows, or does one of the administrator's commands; builds it first when something has changed.
setlocal
set "HERE=%~dp0"
set "BUILT=%HERE%dist\target\saluran"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "VERSION="
for /f "tokens=3" %%v in ('"%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="') do set "VERSION=%%v"
if not defined VERSION (
  echo Saluran needs a JDK 25 or newer. Install one, for example from https://adoptium.net, or set JAVA_HOME to it. 1>&2
  exit /b 1
)
if %VERSION% LSS 25 (
  echo Saluran needs a JDK 25 or newer. Install one, for example from https://adoptium.net, or set JAVA_HOME to it. 1>&2
  echo Found only Java %VERSION%: %JAVA% 1>&2
  exit /b 1
)
rem Exit code 1 of this look means that a source is newer than the distribution.
powershell -NoProfile -Command "$b = Get-Item '%BUILT%\built' -ErrorAction SilentlyContinue; if (-not $b) { exit 1 }; $n = Get-ChildItem '%HERE%pom.xml', '%HERE%db', '%HERE%platform-core', '%HERE%ui', '%HERE%module-pipeline', '%HERE%module-training', '%HERE%module-content', '%HERE%extension', '%HERE%examples', '%HERE%author', '%HERE%dist' -Recurse | Where-Object { $_.FullName -match '\\src\\main(\\|$)|\\pom\.xml$|\\bnd\.bnd$' -and $_.FullName -notmatch '\\target\\|\\generated|\\frontend$' -and $_.LastWriteTime -gt $b.LastWriteTime } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
if errorlevel 1 call :build || exit /b 1
set "FLAGS=-XX:+UseSerialGC -Xlog:aot=off -Xlog:cds=off --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -Djava.awt.headless=true"
if not exist "%BUILT%\saluran.aot" call :rehearse
"%JAVA%" %FLAGS% "-XX:AOTCache=%BUILT%\saluran.aot" "-Dsaluran.distribution=%BUILT%" %SALURAN_JAVA_OPTS% -cp "%BUILT%\lib\*" io.saluran.dist.Main %*
exit /b %errorlevel%

:build
where mvn >nul 2>&1 || (
  echo Saluran is built with Maven 3.8 or newer. Install it from https://maven.apache.org 1>&2
  exit /b 1
)
echo Building Saluran. The first time this takes some minutes, for its libraries are fetched. 1>&2
if not exist "%HERE%target" mkdir "%HERE%target"
call mvn -B -ntp -q -f "%HERE%pom.xml" -DskipTests package >"%HERE%target\build.log" 2>&1 || (
  echo The build failed; all it said is in %HERE%target\build.log 1>&2
  exit /b 1
)
type nul >"%BUILT%\built"
exit /b 0

:rehearse
rem Starts once on a throw-away home, so that the JVM writes down which classes a start takes.
setlocal
set "SALURAN_DATABASE_URL="
set "REHEARSAL=%TEMP%\saluran-rehearsal-%RANDOM%"
echo Preparing quick starts, some seconds 1>&2
"%JAVA%" %FLAGS% "-XX:AOTCacheOutput=%BUILT%\saluran.aot" "-Dsaluran.distribution=%BUILT%" -cp "%BUILT%\lib\*" io.saluran.dist.Main serve --rehearse --home "%REHEARSAL%" --port 0 --bind 127.0.0.1 >"%BUILT%\rehearsal.log" 2>&1 || type nul >"%BUILT%\saluran.aot"
rmdir /s /q "%REHEARSAL%" 2>nul
exit /b 0
