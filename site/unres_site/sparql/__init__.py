"""The public, read-only SPARQL endpoint.

A request passes these modules in this order, each of which knows one thing:

1. `protocol` reads the HTTP request by the SPARQL 1.1 Protocol and gives an `Operation`.
2. `tokens` and `guard` look at the query's tokens and refuse what must not run.
3. `results` chooses the format of the answer from the `Accept` header.
4. `workers` sends the query to a process that may be killed (`zygote` forks it, `isolation` takes its network
   and memory away, `evaluation` runs the query on the read-only store).
5. `endpoint` joins these into a WSGI application; `blueprint` mounts it in Flask and adds the editor page.

This package imports nothing by itself, because the worker processes load it too and must stay small.
"""
