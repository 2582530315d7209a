"""Where does the web server come in?"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bereik.house.settings")

application = get_wsgi_application()
