/**
 * Validators run while a dialog is open (its inputs count, not what is stored) and for nodes whose dialog is closed,
 * at the same time. Node-RED does not tell which is which, so the dialog says when it opens and closes.
 */
let openNode: string | undefined;

export function dialogOpened(node: EditorNode): void {
	openNode = node.id;
}

export function dialogClosed(): void {
	openNode = undefined;
}

/** The property as it stands in the node's dialog if that is open, else as it is stored. */
export function present(node: EditorNode, property: string, stored: string): string {
	if (node.id !== openNode) return stored;
	const value: unknown = $(`#node-input-${property}`).val();
	return typeof value === 'string' ? value : stored;
}
