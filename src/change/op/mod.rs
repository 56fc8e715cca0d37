//! The verbs: each a function `(&Document, …) -> Result<Transaction, Refusal>`, one family a file.
