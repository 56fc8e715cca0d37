//! The headless editor: document, history, selection, camera, tools and commands. Knows no window toolkit.
