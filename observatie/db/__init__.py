"""Tables, engine and migrations. Nothing here knows Flask."""
