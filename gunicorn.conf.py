"""How gunicorn serves the web process: threads that wait cheaply; more processes only on PostgreSQL."""

import os

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
threads = 8
workers = 1 if os.environ.get("DATABASE_URL", "sqlite").startswith("sqlite") else 2
timeout = 30
graceful_timeout = 10
keepalive = 30
accesslog = None
