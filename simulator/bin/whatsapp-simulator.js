#!/usr/bin/env node
'use strict';
// npm links a program only when its file is there at install, and in a checkout dist/ is built after that.
const { existsSync } = require('node:fs');
const path = require('node:path');

const program = path.join(__dirname, '..', 'dist', 'cli.js');
if (existsSync(program)) {
	require(program);
} else {
	console.error('The simulator is not built yet: run "npm run build" first.');
	process.exitCode = 1;
}
