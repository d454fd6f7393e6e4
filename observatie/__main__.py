from observatie.cli import main

main()
