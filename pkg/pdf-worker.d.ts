// The worker in which a PDF is read. It is started, not imported: `readers` says how.
export {};
