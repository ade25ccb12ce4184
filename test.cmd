@echo off
rem Runs every check and test on Windows. The journeys need SALURAN_BROWSER to name a Chromium.
call mvn -B -ntp -f "%~dp0pom.xml" verify %*
