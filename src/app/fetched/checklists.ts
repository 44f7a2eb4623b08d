// Reading and writing the school's checklists: one file, fetched when it is opened.
export { ChecklistsScreen } from '../checklists/checklists-screen.tsx';
export { EditorScreen } from '../checklists/editor-screen.tsx';
export { TemplateScreen } from '../checklists/template-screen.tsx';
