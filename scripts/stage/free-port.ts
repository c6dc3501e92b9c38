import { createServer } from 'node:net';

/** The wished port on loopback, or any free one where it is taken. */
export function freePort(wished: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE' && wished !== 0) freePort(0).then(resolve, reject);
			else reject(error);
		});
		server.listen(wished, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => {
				resolve(typeof address === 'object' && address !== null ? address.port : wished);
			});
		});
	});
}
