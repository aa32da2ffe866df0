"""What waqai hands on: the full record, tables for reading, and the formats of the field."""
