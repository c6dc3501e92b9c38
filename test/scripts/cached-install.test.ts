import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { cachedInstall } from '../../scripts/cached-install';

describe('installing into the cache of the user', function () {
	this.timeout(60_000);
	let home: string;
	let before: string | undefined;

	beforeEach(() => {
		home = mkdtempSync(path.join(tmpdir(), 'cache-'));
		before = process.env['XDG_CACHE_HOME'];
		process.env['XDG_CACHE_HOME'] = home;
		// A package of the disk: npm then needs no registry.
		mkdirSync(path.join(home, 'bread'));
		writeFileSync(
			path.join(home, 'bread', 'package.json'),
			'{"name":"bread","version":"1.0.0","main":"bread.js"}',
		);
		writeFileSync(path.join(home, 'bread', 'bread.js'), '');
	});
	afterEach(() => {
		if (before === undefined) delete process.env['XDG_CACHE_HOME'];
		else process.env['XDG_CACHE_HOME'] = before;
		rmSync(home, { recursive: true, force: true });
	});

	const wanted = (proof = "require('bread')") => ({
		name: 'bread-1',
		label: 'bread 1',
		manifest: { dependencies: { bread: `file:${path.join(home, 'bread')}` } },
		proof: [['-e', proof]],
	});
	const install = async (proof?: string) => {
		const lines: string[] = [];
		const folder = await cachedInstall(wanted(proof), (line) => lines.push(line));
		return { folder, lines };
	};
	const cache = () => path.join(home, 'whatsapp-flows');

	it('says what is going on the first time, and is silent later', async () => {
		const first = await install();
		expect(first.folder).to.equal(path.join(cache(), 'bread-1'));
		expect(first.lines).to.have.length(1);
		expect(first.lines[0]).to.match(/^Installing bread 1 into .*bread-1, once for all later runs/);
		expect((await install()).lines).to.deep.equal([]);
		expect(readdirSync(cache())).to.deep.equal(['bread-1']);
	});

	it('takes no install for complete that was cut off', async () => {
		mkdirSync(path.join(cache(), 'bread-1', 'node_modules'), { recursive: true });
		const { folder, lines } = await install();
		expect(lines).to.have.length(1);
		expect(existsSync(path.join(folder, 'node_modules', 'bread', 'bread.js'))).to.equal(true);
	});

	it('takes over what was installed by hand and works', async () => {
		const folder = path.join(cache(), 'bread-1', 'node_modules', 'bread');
		mkdirSync(folder, { recursive: true });
		writeFileSync(path.join(folder, 'index.js'), '');
		expect((await install()).lines).to.deep.equal([]);
	});

	it('lets one of two install while the other waits', async () => {
		const [one, other] = await Promise.all([install(), install()]);
		expect([...one.lines, ...other.lines].filter((line) => line.startsWith('Installing'))).to.have.length(1);
		expect(readdirSync(cache())).to.deep.equal(['bread-1']);
	});

	it('does not wait for a run that is gone', async () => {
		const lock = path.join(cache(), 'bread-1.lock');
		mkdirSync(lock, { recursive: true });
		// Higher than any process id of Linux, macOS and Windows.
		writeFileSync(path.join(lock, 'pid'), '2000000000');
		expect((await install()).lines.filter((line) => line.startsWith('Installing'))).to.have.length(1);
	});

	it('leaves nothing behind when it does not work', async () => {
		let message = '';
		await install("require('cake')").catch((error: unknown) => {
			message = String(error);
		});
		expect(message).to.match(/bread 1 was installed but does not start/);
		expect(readdirSync(cache())).to.deep.equal([]);
	});
});
