/** Waits until something has happened on a real host. @throws Error that says what did not, after 15 s */
export async function until(what: string, happened: () => boolean | Promise<boolean>): Promise<void> {
	const end = Date.now() + 15_000;
	while (!(await happened())) {
		if (Date.now() > end) throw new Error(`Not within 15 s: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
