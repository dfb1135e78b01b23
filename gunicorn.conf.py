"""How gunicorn serves the web process: threads that wait cheaply; more processes only on PostgreSQL."""

from config import read_settings

settings = read_settings()  # here, for a process that refuses them would be started again and again

bind = f"0.0.0.0:{settings.port}"
worker_class = "gthread"
threads = 8
workers = 1 if settings.database_url.startswith("sqlite") else 2
timeout = 30
graceful_timeout = 10
keepalive = 30
accesslog = None
control_socket_disable = True
