/** Any text in a mail: its headers and its parts as a receiver reads them. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { anyText } from '../../test/any-text.ts';
import { readSettings } from '../platform/settings.ts';
import { openMailTransport } from './mail-transport.ts';
