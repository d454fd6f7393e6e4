def show_figures(browser, app):
    pass
