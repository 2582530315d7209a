"""Which addresses does LEARN have?"""

from django.urls import path

from bereik.learn import views

urlpatterns = [path("leren/bereik/", views.reach_funnel, name="reach_funnel")]
