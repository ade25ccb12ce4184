@echo off
rem Starts Saluran on Windows; builds it when it was never built.
setlocal
set HERE=%~dp0
if not exist "%HERE%dist\target\saluran\built" (
  echo Building Saluran. The first time this takes some minutes.
  call mvn -B -ntp -q -f "%HERE%pom.xml" -DskipTests package || exit /b 1
  type nul > "%HERE%dist\target\saluran\built"
)
set JAVA=java
if defined JAVA_HOME set JAVA="%JAVA_HOME%\bin\java"
%JAVA% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -Dsaluran.distribution="%HERE%dist\target\saluran" -cp "%HERE%dist\target\saluran\lib\*" io.saluran.dist.Main %*
