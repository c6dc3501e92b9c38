/** Acts once the dialog has an account, and again for each other one that is chosen; not while there is none. */
export function whenAccountIsChosen(act: (accountId: string) => void): void {
	const field = $('#node-input-account');
	let last = '';
	const look = () => {
		const id = chosenAccount();
		if (id === last) return;
		last = id;
		if (id !== '') act(id);
	};
	field.on('change', look);
	look();
}

/** The config node's id; empty where none is chosen (Node-RED's own entry for a new one has the value "_ADD_"). */
export function chosenAccount(): string {
	const value: unknown = $('#node-input-account').val();
	return typeof value === 'string' && value !== '_ADD_' ? value : '';
}
