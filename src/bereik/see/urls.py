"""Which addresses does SEE have?"""

from django.urls import include, path

from bereik.see import views

urlpatterns = [
    path("zien/", views.my_signals, name="my_signals"),
    path("zien/signaal/nieuw/", views.new_signal, name="new_signal"),
    path("zien/signaal/<uuid:signal>/", views.signal_receipt, name="signal_receipt"),
    path("zien/raad/", include("bereik.see.consulting.urls")),
    path("zien/gevaar/", include("bereik.see.worry.urls")),
]
