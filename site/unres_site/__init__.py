"""The unres site: dereferenceable addresses, pages for people, and a public SPARQL endpoint."""
