"""Which addresses does LEARN have?"""

from django.urls import path

from bereik.learn.views import reach_funnel

urlpatterns = [path("leren/bereik/", reach_funnel, name="reach_funnel")]
