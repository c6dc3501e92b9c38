/*
 * What our dialogs use of Node-RED's editor and its published types leave out: validators that name the problem, the
 * search box, type definitions with options (Node-RED docs: Creating nodes, Node properties; UI widgets).
 */
import type editorClient from '@node-red/editor-client';

declare global {
	const RED: EditorRED;

	interface EditorRED extends Omit<editorClient.RED, 'nodes' | 'utils' | '_'> {
		nodes: Omit<editorClient.Nodes, 'registerType' | 'node'> & {
			registerType<Properties extends object>(type: string, definition: NodeDefinition<Properties>): void;
			node(id: string): (EditorNode & Record<string, unknown>) | null;
		};
		utils: editorClient.Utils & {
			/** True, or what is wrong; with options it says so in words. */
			validateTypedProperty(value: string, type: string, options?: { label?: string }): boolean | string;
		};
		/** Without a namespace the key is looked up in the editor's own catalogue. */
		_(key: string, values?: Record<string, string | number>): string;
	}

	/** What a node has in the editor, besides its own properties. */
	interface EditorNode {
		readonly id: string;
		readonly type: string;
		readonly z: string;
		readonly name?: string;
		/** Looks the key up in the node's own catalogue. */
		_(key: string, values?: Record<string, string | number>): string;
	}

	interface NodeProperty<Properties, Value> {
		value: Value;
		/** The property as messages call it. */
		label?: string;
		required?: boolean;
		/** Type of the config node that the property names. */
		type?: string;
		/** A text says what is wrong; it is only taken from a function that declares two parameters. */
		validate?: (this: Properties & EditorNode, value: Value, options: object) => boolean | string;
	}

	interface NodeDefinition<Properties> {
		category: string;
		color?: string;
		defaults: { [Name in keyof Properties]: NodeProperty<Properties, Properties[Name]> };
		credentials?: Record<string, { type: 'text' | 'password' }>;
		inputs?: 0 | 1;
		outputs?: number;
		icon?: string;
		align?: 'left' | 'right';
		paletteLabel?: string | ((this: EditorNode) => string);
		label?: string | ((this: Properties & EditorNode) => string);
		labelStyle?: string | ((this: Properties & EditorNode) => string);
		inputLabels?: string | ((this: Properties & EditorNode, index: number) => string);
		outputLabels?: readonly string[] | ((this: Properties & EditorNode, index: number) => string);
		oneditprepare?: (this: Properties & EditorNode) => void;
		oneditsave?: (this: Properties & EditorNode) => boolean | undefined;
		oneditcancel?: (this: Properties & EditorNode) => void;
		oneditdelete?: (this: Properties & EditorNode) => void;
		oneditresize?: (this: Properties & EditorNode, size: { width: number; height: number }) => void;
		onadd?: (this: Properties & EditorNode) => void;
	}

	interface JQuery {
		autoComplete(options: {
			minLength?: number;
			search: (typed: string) => { value: string; label: string | JQuery }[];
		}): this;
		searchBox(options: {
			style?: 'compact';
			delay?: number;
			minimumLength?: number;
			change?: () => void;
		}): this;
		searchBox(action: 'value'): string;
		searchBox(action: 'value' | 'count', text: string): void;
	}
}
