"""Which addresses does a serious worry have?"""

from django.urls import path

from bereik.see.worry import views

urlpatterns = [
    path("", views.danger, name="danger"),
    path("<str:service>/", views.service, name="hand_over"),
]
