FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    DATA_DIR=/data STATIC_ROOT=/app/static-collected HOST=0.0.0.0 PORT=8000

RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --home-dir /data --shell /usr/sbin/nologin scorecard \
    && install -d -o scorecard -g scorecard -m 700 /data

WORKDIR /app
COPY requirements.txt ./
RUN pip install --require-hashes -r requirements.txt

COPY manage.py ./
COPY scorecard ./scorecard
COPY rubrics ./rubrics
COPY interviews ./interviews
COPY templates ./templates
COPY fixtures ./fixtures
# On a database that is thrown away: the build fails when migrations, kits or static files would.
RUN DATA_DIR=/tmp/build python manage.py prepare --no-demo && rm -rf /tmp/build

USER scorecard
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:%s/healthz' % os.environ['PORT'], timeout=4)"]
CMD ["sh", "-c", "python manage.py prepare --no-demo && exec gunicorn -c python:scorecard.server scorecard.wsgi"]
