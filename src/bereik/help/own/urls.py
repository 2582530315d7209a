"""Where is the resident's own page?"""

from django.urls import path

from bereik.help.own.views import own_page

urlpatterns = [path("", own_page, name="own_page")]
