#!/usr/bin/env node
import { loadSource } from '../load-sources.mjs';

const { main } = await loadSource(new URL('./main.ts', import.meta.url));
process.exitCode = await main(process.argv.slice(2));
