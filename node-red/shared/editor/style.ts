/** Adds the rules to the page once, however many dialogs and node types ask for them. */
export function addStyle(id: string, rules: string): void {
	if (document.getElementById(id)) return;
	const style = document.createElement('style');
	style.id = id;
	style.textContent = rules;
	document.head.append(style);
}
